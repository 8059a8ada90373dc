/** The words of the first picture, English; the other strings come with the first touch. */
export const initialStrings = {
  title: 'Members',
  email: 'Email',
  password: 'Password',
  show: 'Show',
  shared: 'This is a shared computer',
  signIn: 'Sign in',
  mailMe: 'Email me a link',
  forgotten: 'Forgotten your password?',
};
