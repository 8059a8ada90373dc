/** The texts of the first render, in English; the others load at the first interaction. */
export const initialStrings = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  show: 'Show',
  showPassword: 'Show password',
  shared: 'This is a shared computer',
  signIn: 'Sign in',
  mailMe: 'Email me a sign-in link',
  forgotten: 'Forgot your password?',
};
