/** What a host has done. */
export interface ActivityRow {
  id: string;
  at: Date;
  /** Null: they have left the community. */
  member_id: string | null;
  /** Name of the endpoint. */
  action: string;
  /** Id of what it was done to. */
  subject: string | null;
}

export interface ActivityTables {
  activity: ActivityRow;
}
