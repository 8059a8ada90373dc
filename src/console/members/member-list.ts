import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { memberListEndpoints as endpoints, type MemberEntry } from '../../contract/member-list.ts';
import { memberFileEndpoints } from '../../contract/member-files.ts';
import { roles, type Role } from '../../contract/roles.ts';
import { FileExport } from '../file-export.ts';
import { filterForm, type Filters, filtersIn } from '../filters.ts';
import { dayIn, format } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { PagedList } from '../paged-list.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { addButton, emptyView, entryActions, selectField, tableView } from '../views.ts';
import './invitation-form.ts';
import { roleWords, strings } from './members.strings.ts';

/** What stands in the address in the place of a member. */
export const IMPORT = 'import';

/** What is open on the page. */
type Open = { name: 'invitation' } | { name: 'member'; id: string; asksToRemove: boolean; error?: string };

const roleOptions = roles.map((it) => [it, roleWords[it]] as const);

/** Members and invited people: invite, change roles, end sessions, remove. */
class MemberList extends SectionElement {
  @state() private accessor open: Open | undefined;
  readonly #members = new PagedList<MemberEntry>(this, async (query) => {
    const result = await this.community.call(endpoints.members, { query });
    if (!result.ok) return result;
    const { members, next, total } = result.value;
    return { ok: true, value: { items: members, next, total } };
  });

  readonly #export = new FileExport(this, {
    ...{ endpoint: memberFileEndpoints.exportMembers, name: 'members', done: strings.exported },
  });

  get #filters(): Filters {
    return filtersIn(this.query, ['search', 'role']);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('query')) void this.#members.load(this.#filters);
  }

  protected override render(): TemplateResult {
    const { list } = this.#members;
    const isInviting = this.open?.name === 'invitation';
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        <div class="actions">
          <a class="button quiet" href=${linkTo('members', IMPORT)}>${strings.import}</a>
          ${this.#export.view(strings.export)}
          ${addButton(strings.invite, isInviting, (opens) => this.#toggleInvitation(opens))}
        </div>
      </div>
      ${
        isInviting
          ? html`<console-invitation
              .community=${this.community}
              @console-invited=${() => {
                this.#toggleInvitation(false);
                void this.#members.reload();
              }}
              @console-closed=${() => this.#toggleInvitation(false)}
            ></console-invitation>`
          : nothing
      }
      ${this.#form()}
      <p class="total hint" role="status">
        ${list.name === 'ready' ? format(strings.total, { count: list.total ?? list.items.length }) : nothing}
      </p>
      ${this.#members.view(6, ({ items, next }) =>
        items.length
          ? tableView({
              columns: [strings.person, strings.role, strings.joined, strings.sessions, ''],
              rows: items.map((it) => this.#row(it)),
              more: next && this.#more,
            })
          : emptyView(html`<p>${strings.none}</p>`),
      )}`;
  }

  #form(): TemplateResult {
    const filters = this.#filters;
    return filterForm({
      ...{ section: 'members', filters, words: strings },
      fields: (set) =>
        selectField('role', strings.role, filters['role'], {
          any: strings.any,
          options: roleOptions,
          change: (role) => set({ role }),
        }),
    });
  }

  #row(member: MemberEntry): TemplateResult {
    const { id, email, name, role, joinedAt, sessions } = member;
    const isSelf = id === this.community.member?.id;
    const isOpen = this.open?.name === 'member' && this.open.id === id;
    return openRow({
      ...{ id, columns: 5, isOpen },
      cells: html`<th scope="row">
          <bdi>${name || email}</bdi> ${isSelf ? html`<span class="hint">(${strings.you})</span>` : nothing}
          ${name ? html`<p class="hint" dir="ltr">${email}</p>` : nothing}
        </th>
        <td><span class="state ${role}">${roleWords[role]}</span></td>
        <td class="hint">${joinedAt ? dayIn(joinedAt) : strings.notJoined}</td>
        <td class="hint">${format(strings.browsers, { count: sessions })}</td>`,
      button: isSelf
        ? undefined
        : {
            text: common.manage,
            label: fill(strings.manageOf, { email }),
            toggle: (opens) => this.#toggle(member, opens),
          },
      panel: () => this.#panel(member),
    });
  }

  #panel(member: MemberEntry): TemplateResult {
    const { open } = this;
    if (open?.name !== 'member') return html``;
    const { id, email, role, sessions } = member;
    const saveRole = (event: Event) => {
      event.preventDefault();
      void this.#changeRole(member, new FormData(event.target as HTMLFormElement).get('new-role') as Role);
    };
    const ask = (asksToRemove: boolean) => {
      this.open = { name: 'member', id, asksToRemove };
      void this.focusOn(asksToRemove ? '[data-question]' : '[data-action=remove]');
    };
    return html`<form class="row" @submit=${saveRole}>
        ${selectField('new-role', strings.role, role, { options: roleOptions, change: () => undefined })}
        <button>${strings.saveRole}</button>
      </form>
      <p class="hint">${strings.roleHint}</p>
      <p class="error" role="alert" .textContent=${open.error ?? ''}></p>
      ${entryActions(
        html`${
          sessions
            ? html`<button type="button" class="quiet" @click=${() => this.#endSessions(member)}>
                ${strings.endSessions}
              </button>`
            : nothing
        }`,
        {
          text: strings.remove,
          isAsked: open.asksToRemove,
          ask,
          question: fill(strings.removeSure, { email }),
          yes: strings.removeNow,
          act: () => this.#remove(member),
        },
      )}`;
  }

  #toggleInvitation(isOpen: boolean): void {
    this.open = isOpen ? { name: 'invitation' } : undefined;
    if (!isOpen) void this.focusOn('[data-add]');
  }

  #toggle({ id }: MemberEntry, isOpen: boolean): void {
    this.open = isOpen ? { name: 'member', id, asksToRemove: false } : undefined;
    void this.focusOn(isOpen ? '#new-role' : rowButton(id));
  }

  async #changeRole(member: MemberEntry, role: Role): Promise<void> {
    const { id, email } = member;
    const result = await this.community.call(endpoints.changeMember, {
      params: { member: id },
      body: { role },
    });
    if (!result.ok) return this.#fail(id, result.failure);
    this.#members.replace(id, result.value);
    this.announce(fill(strings.roleSaved, { email, role: roleWords[role] }));
    this.#toggle(member, false);
  }

  async #endSessions(member: MemberEntry): Promise<void> {
    const { id, email } = member;
    const result = await this.community.call(endpoints.endMemberSessions, { params: { member: id } });
    if (!result.ok) return this.#fail(id, result.failure);
    this.#members.replace(id, { ...member, sessions: 0 });
    this.announce(fill(strings.sessionsEnded, { email }));
    await this.focusOn('[data-action=remove]');
  }

  async #remove({ id, email }: MemberEntry): Promise<void> {
    const result = await this.community.call(endpoints.removeMember, { params: { member: id } });
    if (!result.ok) return this.#fail(id, result.failure);
    this.open = undefined;
    this.#members.replace(id);
    this.announce(fill(strings.removed, { email }));
    await this.focusOn('h1');
  }

  /** What is refused here, but not for everyone, is about the last host. */
  #fail(id: string, { code }: Failure): void {
    const error = code === 'conflict' ? strings.lastHost : failureText(code);
    this.open = { name: 'member', id, asksToRemove: false, error };
    void this.focusOn('#new-role');
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#members.more();
    if (first) await this.focusOn(rowButton(first));
  };
}

customElements.define('console-member-list', MemberList);
