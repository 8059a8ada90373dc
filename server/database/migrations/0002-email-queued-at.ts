/** When an email was queued. `due_at` moves with every attempt, so it cannot tell how long an email has waited. */
export const emailQueuedAt = [
  `alter table email_queue add column queued_at timestamptz not null default now()`,
];
