/** The words of the first picture, English; the other strings come with the first touch. */
export const initialStrings = { title: 'Newsletter', email: 'Email', submit: 'Subscribe' };
