/** The texts of the first render, in English; the others load at the first interaction. */
export const initialStrings = { title: 'Newsletter', email: 'Email', submit: 'Subscribe' };
