import { html, nothing, type TemplateResult } from 'lit';
import type { Endpoint } from '../contract/endpoint.ts';
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
  #isRunning = false;

  constructor(host: SectionElement, props: ExportProps) {
    this.#host = host;
    this.#props = props;
  }

  view = (text: string): TemplateResult =>
    html`<button
      type="button"
      class="quiet"
      aria-disabled=${this.#isRunning ? 'true' : nothing}
      @click=${() => this.#run()}
    >
      ${text}
    </button>`;

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    const { endpoint, name, done } = this.#props;
    this.#setRunning(true);
    const result = await readFile(this.#host.community, endpoint);
    this.#setRunning(false);
    if (!result.ok) return this.#host.announce(failureText(result.failure.code));
    download(result.value, fileName(name, 'csv'));
    this.#host.announce(done);
  }

  #setRunning(isRunning: boolean): void {
    this.#isRunning = isRunning;
    this.#host.requestUpdate();
  }
}
