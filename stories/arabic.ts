/** The owner's texts in a language that is written from right to left. */
export const arabicNewsletter = {
  title: 'رسالة الخميس',
  promise: 'فكرة واحدة تجرّبها، وعمل واحد صنعه شخص مثلك. كل خميس.',
  topics: { practice: 'أفكار للتدريب', events: 'لقاءات وأيام مباشرة' },
  consents: {
    newsletter: 'نعم، أرسلوا إليّ رسالة الخميس بالبريد. يمكنني إلغاء الاشتراك في أي وقت بنقرة واحدة.',
  },
};

/** The element's sentences, as an owner gives them in a language that is not built in. */
export const arabicStrings = {
  email: 'البريد الإلكتروني',
  name: 'الاسم (اختياري)',
  topics: 'عمّ تودّ أن تقرأ؟',
  submit: 'اشترك',
  sending: 'جارٍ الإرسال…',
  nextIssue: 'الرسالة القادمة: {date}',
  emailMissing: 'اكتب بريدك الإلكتروني.',
  emailInvalid: 'ينقص شيء هنا. يبدو العنوان هكذا: ada@example.org.',
  consentMissing: 'ضع علامة في هذا المربع: لا يمكننا مراسلتك دون موافقتك.',
  inboxTitle: 'تفقّد بريدك',
  inboxText: 'أرسلنا رسالة إلى {address}. اضغط الزر الذي فيها، أو اكتب رمزها هنا.',
  code: 'رمز من ستة أرقام',
  codeMissing: 'اكتب الأرقام الستة من الرسالة.',
  confirm: 'تأكيد',
  resend: 'أرسلها مرة أخرى',
  resendIn: 'أرسلها مرة أخرى بعد {time}',
  wrongAddress: 'العنوان خاطئ؟',
  confirmedTitle: 'أهلاً بك',
  confirmedText: 'شكراً. صار {address} في القائمة.',
  firstIssue: 'تصلك أول رسالة يوم {date}.',
};
