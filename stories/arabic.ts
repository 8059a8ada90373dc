/** The owner's texts in a language that is written from right to left. */
export const arabicNewsletter = {
  title: 'رسالة الخميس',
  promise: 'فكرة واحدة تجرّبها، وعمل واحد صنعه شخص مثلك. كل خميس.',
  topics: { practice: 'أفكار للتدريب', events: 'لقاءات وأيام مباشرة' },
  consents: {
    newsletter: 'نعم، أرسلوا إليّ رسالة الخميس بالبريد. يمكنني إلغاء الاشتراك في أي وقت بنقرة واحدة.',
  },
};
