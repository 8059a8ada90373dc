import { initialStrings as boardInitial } from '../src/group-board/initial.strings.ts';
import { groupViewStrings } from '../src/group-board/group-view.strings.ts';
import { hostStrings as boardHost } from '../src/group-board/host/host.strings.ts';
import { memberStrings as boardMember } from '../src/group-board/member.strings.ts';
import { accountStrings } from '../src/member-login/account.strings.ts';
import { membersPageStrings } from '../src/member-login/members-page.strings.ts';
import { strings as loginStrings } from '../src/member-login/strings.ts';
import { commonStrings } from '../src/ui/common.strings.ts';
import { strings as signupStrings } from '../src/newsletter-signup/strings.ts';
import { carouselStrings } from '../src/showcase-feed/carousel.strings.ts';
import { hostStrings as feedHost } from '../src/showcase-feed/host.strings.ts';
import { memberStrings as feedMember } from '../src/showcase-feed/member.strings.ts';
import { strings as feedStrings } from '../src/showcase-feed/strings.ts';

/** Messages by key. */
export type Messages = Record<string, string>;

const withoutCommon = (strings: Messages): Messages =>
  Object.fromEntries(Object.entries(strings).filter(([name]) => !(name in commonStrings)));

/** English, by the parts that a language has a file for. */
export const englishParts: Record<string, Messages> = {
  'shared-forms': commonStrings,
  'newsletter-signup': withoutCommon(signupStrings),
  'member-login': withoutCommon(loginStrings),
  'member-login-members': { ...accountStrings, ...membersPageStrings },
  'showcase-feed': { ...feedStrings, ...carouselStrings },
  'showcase-feed-members': { ...feedMember, ...feedHost },
  'group-board': { ...boardInitial, ...groupViewStrings },
  'group-board-members': { ...boardMember, ...boardHost },
};
