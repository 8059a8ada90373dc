import type { Part } from './setup.ts';

/** The instructions for one kind of site. */
export interface Guide {
  id: string;
  name: string;
  steps: readonly Step[];
  /** Whether the site accepts custom tags; otherwise the snippet is a placeholder or a frame, with fewer settings. */
  takesTags: boolean;
}

export interface Step {
  text: string;
  /** The part of the snippet to paste. */
  part?: Part;
}

const step = (text: string, part?: Part): Step => (part ? { text, part } : { text });

export const guides: readonly Guide[] = [
  {
    id: 'html',
    name: 'Plain HTML',
    takesTags: true,
    steps: [step('Paste this where the element should be.', 'whole'), step('Publish the page.')],
  },
  {
    id: 'wordpress',
    name: 'WordPress: block editor',
    takesTags: true,
    steps: [
      step(
        'If you can install plugins, use ours instead (docs/wordpress.md): blocks and shortcodes for everyone who writes, and a form that works without scripts.',
      ),
      step(
        'Edit the page and add a block “Custom HTML”. The editor removes the tag if you paste it into a paragraph.',
      ),
      step('Paste this into the block.', 'whole'),
      step(
        'Publish. You need the role Administrator or Editor; on a multisite network, only a super admin can do this. Otherwise choose “WordPress: classic editor, or as an author”.',
      ),
    ],
  },
  {
    id: 'wordpress-classic',
    name: 'WordPress: classic editor, or as an author',
    takesTags: false,
    steps: [
      step(
        'Once, an administrator puts this into the footer of the site: Appearance → Editor → Footer → block “Custom HTML”, or a plugin for headers and footers.',
        'head',
      ),
      step('In the page, open the tab “Text”, or add a block “Custom HTML”, and paste this.', 'placeholder'),
      step('Publish.'),
    ],
  },
  {
    id: 'wordpress-code',
    name: 'WordPress: theme or plugin code',
    takesTags: false,
    steps: [
      step('Add this to functions.php of your child theme, or to a plugin.', 'wordpress-code'),
      step('In any page, paste this.', 'placeholder'),
    ],
  },
  {
    id: 'builders',
    name: 'WordPress: Elementor, Divi, Beaver Builder',
    takesTags: true,
    steps: [
      step('Drag a widget “HTML” or “Code” into the page.'),
      step('Paste this into it, and update the page.', 'whole'),
    ],
  },
  {
    id: 'ghost',
    name: 'Ghost',
    takesTags: true,
    steps: [
      step('Once, in Settings → Code injection → Site footer, paste this and save.', 'head'),
      step('In the post or page, type /html, choose the HTML card and paste this.', 'tag'),
      step('Publish.'),
    ],
  },
  {
    id: 'squarespace',
    name: 'Squarespace',
    takesTags: true,
    steps: [
      step('Edit the page and add a block “Code” (your plan must allow code). Its type is HTML.'),
      step('Paste this into the block and save.', 'whole'),
    ],
  },
  {
    id: 'wix',
    name: 'Wix',
    takesTags: false,
    steps: [
      step('In the editor, choose Add elements → Embed code → Embed a site.'),
      step('Enter this address, then drag the box to its size.', 'frame-address'),
      step('On the server, add the address of your site to EMBED_ORIGINS or ORIGINS.'),
    ],
  },
  {
    id: 'webflow',
    name: 'Webflow',
    takesTags: true,
    steps: [
      step('Once, in Site settings → Custom code → Footer code, paste this and save.', 'head'),
      step('In the Designer, add a “Code embed” where the element should be and paste this.', 'tag'),
      step('Publish the site: the Designer itself shows no scripts.'),
    ],
  },
  {
    id: 'shopify',
    name: 'Shopify',
    takesTags: true,
    steps: [
      step(
        'Once, in Online Store → Themes → Edit code → layout/theme.liquid, paste this before </body>.',
        'head',
      ),
      step('In Customize, add a section “Custom Liquid” and paste this.', 'tag'),
    ],
  },
  {
    id: 'drupal',
    name: 'Drupal',
    takesTags: false,
    steps: [
      step(
        'Once, place a block in the footer region, with the text format “Full HTML” and this in it.',
        'head',
      ),
      step(
        'In the content, with the text format “Full HTML”, choose “Source” and paste this.',
        'placeholder',
      ),
    ],
  },
  {
    id: 'joomla',
    name: 'Joomla',
    takesTags: false,
    steps: [
      step(
        'Once, add this as a “Custom” module in the footer, with the filter of your group set to “No filtering” (Global Configuration → Text Filters).',
        'head',
      ),
      step('In the article, switch the editor to its source and paste this.', 'placeholder'),
    ],
  },
  {
    id: 'generators',
    name: 'Eleventy, Astro, Hugo, Jekyll, Pelican',
    takesTags: false,
    steps: [
      step('Once, put this into the head of your layout.', 'head'),
      step(
        'In a Markdown page, paste this on a line of its own, with a blank line before and after it.',
        'placeholder',
      ),
      step('In Hugo, set markup.goldmark.renderer.unsafe to true: it leaves out HTML otherwise.'),
    ],
  },
  {
    id: 'framer',
    name: 'Framer',
    takesTags: true,
    steps: [
      step('Add the component Utility → Embed, of the type HTML.'),
      step('Paste this into it and publish.', 'whole'),
    ],
  },
  {
    id: 'notion',
    name: 'Notion',
    takesTags: false,
    steps: [
      step('On the page, type /embed and paste this address.', 'frame-address'),
      step('On the server, add the address under which people read your pages to EMBED_ORIGINS.'),
    ],
  },
  {
    id: 'frame',
    name: 'Another site that allows no scripts',
    takesTags: false,
    steps: [
      step(
        'Paste this where the site takes HTML or embeds. If it asks for an address, give only the address in src="…".',
        'frame',
      ),
      step('On the server, add the address of the site to EMBED_ORIGINS or ORIGINS.'),
    ],
  },
];
