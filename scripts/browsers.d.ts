export function browsers(): {
  chromium?: string;
  firefox?: string;
  webkit?: { port: number; browser: string };
};
