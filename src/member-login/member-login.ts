import { define } from '../community/define.ts';
import { MemberLogin } from './member-login.class.ts';

define('member-login', MemberLogin);

export { MemberLogin };
