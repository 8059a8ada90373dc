/** Every built-in language. */
export const languages = [
  'en',
  'ar',
  'cy',
  'de',
  'de-x-formal',
  'es',
  'fr',
  'it',
  'ja',
  'nl',
  'pl',
  'pt',
  'zh-Hans',
];
