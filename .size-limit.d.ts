export const bundledSizes: Record<string, number>;

declare const budgets: { name: string; limit: string; path: string[] }[];
export default budgets;
