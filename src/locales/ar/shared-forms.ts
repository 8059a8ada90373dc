import type { CommonStrings } from '../../ui/common.strings.ts';

/** Arabic. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
  emailMissing: 'يُرجى إدخال عنوان بريدك الإلكتروني.',
  emailInvalid: 'يُرجى التحقق من العنوان. مثال على الصيغة الصحيحة: ada@example.org.',
  inboxTitle: 'يُرجى تفقّد بريدك الوارد',
  inboxText: 'أرسلنا رسالة إلى {address}. يمكنك الضغط على الزر الموجود فيها أو إدخال الرمز هنا.',
  code: 'الرمز المكوّن من 6 أرقام',
  codeMissing: 'يُرجى إدخال الأرقام الستة الواردة في الرسالة.',
  openInbox: 'فتح {provider}',
  resend: 'إعادة الإرسال',
  resendIn: 'إعادة الإرسال (المتبقي: {time})',
  resent: 'تمت إعادة الإرسال. الرمز الصالح هو الوارد في أحدث رسالة.',
  'rate-limited': 'محاولات كثيرة جدًا. الوقت المتبقي قبل المحاولة التالية: {time}.',
  'invalid-code': 'لا يطابق هذا الرمز ما ورد في أحدث رسالة. يُرجى التحقق منه والمحاولة مجددًا.',
  'code-expired': 'انتهت صلاحية هذا الرمز. يُرجى طلب رمز جديد.',
  failed: 'حدث خطأ ما. يُرجى المحاولة مجددًا.',
  unreachable: 'تعذّر الاتصال بالخادم. يُرجى التحقق من اتصالك والمحاولة مجددًا.',
};

export default strings;
