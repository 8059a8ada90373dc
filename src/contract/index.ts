export * from './calls.ts';
export * from './email.ts';
export * from './newsletter-requests.ts';
export * from './newsletter.ts';
export * from './problem.ts';
export * from './routes.ts';
