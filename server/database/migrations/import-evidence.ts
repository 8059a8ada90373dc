/** What an imported file says about a consent, and an event for imports that don't say when consent was given. */
export const importEvidence = [
  `alter table consents add column evidence text`,
  `alter table consents drop constraint consents_event_check`,
  `alter table consents add constraint consents_event_check
    check (event in ('given', 'confirmed', 'imported', 'withdrawn', 'erased'))`,
];
