import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Arabic. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'النشرة البريدية',
  email: 'البريد الإلكتروني',
  submit: 'اشتراك',
  name: 'الاسم (اختياري)',
  topics: 'ما المواضيع التي تهمّك؟',
  sending: 'جارٍ الإرسال…',
  nextIssue: 'العدد القادم: {date}',
  didYouMean: 'هل المقصود {address}؟',
  consentMissing: 'يُرجى تحديد هذا المربع: نحتاج إلى موافقتك لنراسلك بالبريد.',
  queuedTitle: 'تم الحفظ',
  queuedOffline: 'تم حفظ طلبك على هذا الجهاز. سنرسله عند عودة اتصالك بالإنترنت.',
  queuedServer: 'تم حفظ طلبك على هذا الجهاز. خادمنا لا يستجيب حاليًا، وسنرسل الطلب فور استجابته.',
  waitingTitle: 'لم يُرسل بعد',
  queuedInMemory: 'يُرجى إبقاء هذه الصفحة مفتوحة: لا يمكن لمتصفحك حفظ الطلب. سنرسله فور نجاح الاتصال بالخادم.',
  cancel: 'إلغاء الطلب',
  confirm: 'تأكيد',
  wrongAddress: 'تغيير العنوان',
  confirmedTitle: 'تم الاشتراك',
  confirmedText: 'شكرًا لك. تمت إضافة {address} إلى القائمة البريدية.',
  firstIssue: 'يصلك العدد الأول يوم {date}.',
  seeShowcase: 'مشاهدة أعمال المجتمع',
  readArchive: 'قراءة الأعداد السابقة',
  dropped: 'تعذّر إرسال الطلب خلال يوم. يُرجى المحاولة مجددًا.',
  gone: 'انتهت صلاحية طلب الاشتراك هذا. يُرجى البدء من جديد.',
  'consent-required': 'يُرجى تحديد المربع لإعطاء موافقتك.',
};

export default strings;
