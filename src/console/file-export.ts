import { html, nothing, type TemplateResult } from 'lit';
import type { Endpoint } from '../contract/endpoint.ts';
import { reactive } from '../ui/reactive.ts';
import { download, fileName, readFile } from './files.ts';
import type { SectionElement } from './section.ts';
import { failureText } from './strings.ts';

interface ExportProps {
  endpoint: Endpoint;
  /** Of the file, without the day. */
  name: string;
  /** What is said when the file is saved. */
  done: string;
}

/** A button that saves a list as a CSV file. */
export class FileExport {
  readonly #host: SectionElement;
  readonly #props: ExportProps;
  readonly #state: { isRunning: boolean };

  constructor(host: SectionElement, props: ExportProps) {
    this.#host = host;
    this.#props = props;
    this.#state = reactive(host, { isRunning: false });
  }

  view = (text: string): TemplateResult =>
    html`<button
      type="button"
      class="quiet"
      aria-disabled=${this.#state.isRunning ? 'true' : nothing}
      @click=${() => this.#run()}
    >
      ${text}
    </button>`;

  async #run(): Promise<void> {
    if (this.#state.isRunning) return;
    const { endpoint, name, done } = this.#props;
    this.#state.isRunning = true;
    const result = await readFile(this.#host.community, endpoint);
    this.#state.isRunning = false;
    if (!result.ok) return this.#host.announce(failureText(result.failure.code));
    download(result.value, fileName(name, 'csv'));
    this.#host.announce(done);
  }
}
