import { bootstrapApplication } from '@angular/platform-browser';
import { Letter } from './app/letter';

bootstrapApplication(Letter).catch((error: unknown) => console.error(error));
