import { html, type TemplateResult } from 'lit';
import { isHttpUrl } from '../../contract/http-url.ts';
import { type FeedSource, feedSourceEndpoints } from '../../contract/feed-sources.ts';
import { topicsIn } from '../../ui/topics.ts';
import { textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { RequestKey } from '../request-key.ts';
import { selectField } from '../views.ts';
import { ruleWords, strings } from './feeds.strings.ts';

export const ruleOptions = (['queue', 'publish'] as const).map((it) => [it, ruleWords[it]] as const);

/** For topics that the posts of a feed get. */
export const topicsField = (id: string, value: readonly string[], error?: string): TemplateResult =>
  textField(id, {
    ...{ label: strings.topics, hint: strings.topicsHint, error, value: value.join(', ') },
    required: false,
  });

/** Adds a feed. Fires `console-created` and `console-closed`. */
class FeedForm extends FormElement<'address' | 'topics'> {
  protected readonly fields = ['address', 'topics'] as const;
  readonly #key = new RequestKey();

  protected override render(): TemplateResult {
    return this.formView(
      html`<h2>${strings.add}</h2>
        <div class="columns">
          ${textField('address', { label: strings.address, type: 'url', error: this.errors.address })}
          ${selectField('rule', strings.rule, 'queue', { options: ruleOptions, change: () => undefined })}
        </div>
        ${topicsField('topics', [], this.errors.topics && strings.topicsInvalid)}`,
      strings.create,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const address = textOf(form, 'address');
    const topics = topicsIn(textOf(form, 'topics'));
    const body = { address, rule: form.get('rule') as FeedSource['rule'], topics };
    const added = await this.submit(isHttpUrl(address) ? {} : { address: strings.addressInvalid }, () =>
      this.community.call(feedSourceEndpoints.addFeedSource, { body, key: this.#key.for(body) }),
    );
    if (!added) return;
    this.announce(strings.added);
    this.dispatchEvent(new CustomEvent('console-created'));
  }
}

customElements.define('console-feed-form', FeedForm);
