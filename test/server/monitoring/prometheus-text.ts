export interface Metric {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads Prometheus's text format, as far as this server writes it. */
export const metricsOf = (text: string): Metric[] =>
  [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name, labels = '', value]) => ({
    name: name!,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, of]) => [label!, of!] as const),
    ),
    value: Number(value),
  }));
