import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Arabic. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'تسجيل الدخول',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  show: 'إظهار',
  showPassword: 'إظهار كلمة المرور',
  shared: 'هذا حاسوب مشترك',
  signIn: 'تسجيل الدخول',
  mailMe: 'إرسال رابط دخول إلى بريدي',
  forgotten: 'هل نسيت كلمة المرور؟',
  signingIn: 'جارٍ تسجيل الدخول…',
  sendingEmail: 'جارٍ الإرسال…',
  capsLock: 'مفتاح Caps Lock مفعّل.',
  passwordMissing: 'يُرجى إدخال كلمة المرور أو طلب رابط دخول بالبريد.',
  confirm: 'تسجيل الدخول',
  back: 'رجوع',
  linkTitle: 'مرحبًا',
  linkText: 'رابطك صالح. للمتابعة، يُرجى الضغط على «تسجيل الدخول».',
  'invalid-credentials': 'البريد الإلكتروني أو كلمة المرور غير صحيحة. يُرجى المحاولة مجددًا أو طلب رابط دخول.',
  'link-expired': 'انتهت صلاحية هذا الرابط أو سبق استخدامه. يُرجى طلب رابط جديد.',
  'link-broken': 'هذا الرابط غير مكتمل. يُرجى نسخ الرابط كاملًا من الرسالة أو طلب رابط جديد.',
  unauthenticated: 'تم تسجيل خروجك. يُرجى تسجيل الدخول مجددًا.',
  insecure: 'يتطلب تسجيل الدخول اتصالًا آمنًا. يُرجى فتح هذه الصفحة عبر https.',
};

export default strings;
