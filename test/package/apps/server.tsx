import { renderToString } from 'react-dom/server';
import { App } from './hydrated.tsx';

declare const API: string;

console.log(renderToString(<App api={API} />));
