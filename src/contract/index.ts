export * from './problem.ts';
export * from './newsletter.ts';
export * from './routes.ts';
