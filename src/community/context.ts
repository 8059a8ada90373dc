import { createContext } from '@lit/context';

/** The API address that a `<community-provider>` gives to the widgets inside it. */
export const apiContext = createContext<string>(Symbol.for('community-widgets/api'));
