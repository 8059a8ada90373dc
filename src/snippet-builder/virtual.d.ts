declare module 'virtual:element-data' {
  export const elements: import('./element-data.ts').ElementData[];
}
