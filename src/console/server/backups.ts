import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { type Backup, serverCheckEndpoints } from '../../contract/server-checks.ts';
import { copyField } from '../copy-field.ts';
import { format, language, timeIn } from '../format.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { firstOneView, readView, tableView, type Unread } from '../views.ts';
import { strings } from './server.strings.ts';

const DAY_MS = 24 * 3600_000;
const OLD_AFTER_DAYS = 8;
const MAX_SHOWN = 7;
const MB = 1024 * 1024;

type Backups = Unread | { name: 'ready'; all: readonly Backup[] };

const commands = {
  now: 'community backup "community-$(date +%F).backup"',
  // In a crontab, % ends the command.
  nightly: String.raw`0 3 * * * community backup "/var/backups/community-$(date +\%F).backup"`,
};

/** When backups were made, and how to make one. */
class BackupsView extends SectionElement {
  @state() private accessor backups: Backups = { name: 'loading' };

  protected override firstUpdated(): void {
    void this.#read();
  }

  protected override render(): TemplateResult {
    return html`<section>
      <h2>${strings.backups}</h2>
      ${readView(this.backups, { rows: 2, retry: () => this.#read(), ready: ({ all }) => listView(all) })}
      <p class="hint" id="command-hint">${strings.commandHint}</p>
      ${this.#command('now')} ${this.#command('nightly')}
      <details>
        <summary>${strings.noDownload}</summary>
        <p>${strings.noDownloadText}</p>
      </details>
    </section>`;
  }

  #command(name: keyof typeof commands): TemplateResult {
    return copyField(this, `command-${name}`, {
      ...{ label: strings[name], value: commands[name], copy: strings.copy, describedBy: 'command-hint' },
    });
  }

  async #read(): Promise<void> {
    const result = await this.community.call(serverCheckEndpoints.backups);
    this.backups = result.ok
      ? { name: 'ready', all: result.value.backups }
      : { name: 'failed', text: failureText(result.failure.code) };
  }
}

function listView(all: readonly Backup[]): TemplateResult {
  const [last] = all;
  if (!last) return firstOneView(strings.noBackups, strings.noBackupsText);
  const days = Math.floor((Date.now() - Date.parse(last.madeAt)) / DAY_MS);
  return html`<p class="strong">
      ${fill(strings.lastBackup, { time: timeIn(last.madeAt, undefined), size: sizeOf(last) })}
    </p>
    ${days > OLD_AFTER_DAYS ? html`<p class="error">${format(strings.oldBackup, { count: days })}</p>` : nothing}
    ${
      all.length > 1
        ? tableView({
            columns: [strings.madeAt, { figure: strings.size }],
            rows: all.slice(0, MAX_SHOWN).map(
              (it) =>
                html`<tr>
                  <th scope="row">${timeIn(it.madeAt, undefined)}</th>
                  <td class="figure">${sizeOf(it)}</td>
                </tr>`,
            ),
          })
        : nothing
    }`;
}

const sizeOf = ({ bytes }: Backup): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.max(bytes / MB, 0.1))} MB`;

customElements.define('console-backups', BackupsView);
