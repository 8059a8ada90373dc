/** What an imported file says of a consent, and the record of an import that does not say when anybody agreed. */
export const importEvidence = [
  `alter table consents add column evidence text`,
  `alter table consents drop constraint consents_event_check`,
  `alter table consents add constraint consents_event_check
    check (event in ('given', 'confirmed', 'imported', 'withdrawn', 'erased'))`,
];
