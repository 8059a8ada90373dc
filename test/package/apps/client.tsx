import { hydrateRoot } from 'react-dom/client';
import { App } from './hydrated.tsx';

declare const API: string;

hydrateRoot(document.querySelector('main')!, <App api={API} />);
