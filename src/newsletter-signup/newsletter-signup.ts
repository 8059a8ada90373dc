import { define } from '../community/define.ts';
import { NewsletterSignup } from './newsletter-signup.class.ts';

define('newsletter-signup', NewsletterSignup);

export { NewsletterSignup };
