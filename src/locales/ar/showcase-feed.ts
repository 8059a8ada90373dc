import type { FeedVisitorStrings } from '../../showcase-feed/strings.ts';

/** Arabic. No native speaker has reviewed it yet. */
const strings: FeedVisitorStrings = {
  loading: 'جارٍ التحميل',
  more: 'عرض المزيد',
  loadingMore: 'جارٍ تحميل المزيد',
  skip: 'تخطي المعرض',
  shown:
    '{count, plural, zero {لا أعمال إضافية} one {ظهر عمل إضافي واحد} two {ظهر عملان إضافيان} few {ظهرت # أعمال إضافية} many {ظهر # عملًا إضافيًا} other {ظهر # عمل إضافي}}',
  fresh:
    '{count, plural, zero {لا أعمال جديدة} one {عمل جديد واحد} two {عملان جديدان} few {# أعمال جديدة} many {# عملًا جديدًا} other {# عمل جديد}}',
  play: 'تشغيل: {title}',
  cheers:
    '{count, plural, zero {لا تشجيعات} one {تشجيع واحد} two {تشجيعان} few {# تشجيعات} many {# تشجيعًا} other {# تشجيع}}',
  video: 'فيديو',
  article: 'مقالة',
  image: 'صورة',
  audio: 'مقطع صوتي',
  link: 'رابط',
  empty: 'لا شيء هنا بعد.',
  failed: 'تعذّر تحميل المعرض.',
  again: 'إعادة المحاولة',
  actionFailed: 'حدث خطأ ما. يُرجى المحاولة مجددًا.',
  back: 'السابق',
  onward: 'التالي',
  place: 'البطاقات {from}–{to} من {count}',
  kept: 'آخر تحديث: {time}. تعذّر الاتصال بالخادم.',
  close: 'إغلاق',
  previous: 'السابق',
  next: 'التالي',
  goTo: 'عرض العمل',
  copyLink: 'نسخ الرابط',
  copied: 'تم نسخ الرابط',
  report: 'إبلاغ',
  reportWhy: 'ما المشكلة؟',
  sendReport: 'إرسال البلاغ',
  thanks: 'شكرًا لك. سيراجع فريق الإشراف بلاغك.',
  search: 'بحث',
  all: 'الكل',
  topics: 'الموضوع',
  events: 'الفعالية',
  groups: 'المجموعة',
  authors: 'المؤلف',
  nothingFound: 'لا توجد نتائج. قد يفيد إلغاء أحد عوامل التصفية.',
  clearFilters: 'مسح عوامل التصفية',
  found:
    '{count, plural, zero {لا نتائج} one {نتيجة واحدة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
  gone: 'لم يعد هذا العمل متاحًا.',
};

export default strings;
