import {
  type ImportedRow,
  ImportEvent,
  importOutcomes,
  type ImportSummary,
  MAX_IMPORT_BYTES,
  subscriberFileEndpoints,
} from '../../contract/subscriber-files.ts';
import { format } from '../format.ts';
import { ImportPage } from '../import/import-page.ts';
import { strings as common } from '../import/import.strings.ts';
import type { ImportedList } from '../import/imported-list.ts';
import { outcomeHints, outcomeWords, strings } from './import.strings.ts';
import { strings as subscribers } from './subscribers.strings.ts';

const list: ImportedList<ImportedRow, ImportSummary> = {
  section: 'subscribers',
  endpoint: subscriberFileEndpoints.importSubscribers,
  event: ImportEvent,
  maxBytes: MAX_IMPORT_BYTES,
  outcomes: importOutcomes.map((it) => [it, outcomeWords[it], outcomeHints[it]]),
  changing: ['confirmed', 'unsubscribed', 'left'],
  words: { ...strings, back: subscribers.back },
  submit: ({ rows: { confirmed } }) =>
    confirmed ? format(strings.import, { count: confirmed }) : common.importAll,
  notes: ({ undated, withoutZone }) => [
    undated > 0 && format(strings.undated, { count: undated }),
    withoutZone && strings.withoutZone,
  ],
};

/** Imports subscribers. */
class SubscriberImport extends ImportPage<ImportedRow, ImportSummary> {
  protected readonly list = list;
}

customElements.define('console-subscriber-import', SubscriberImport);
