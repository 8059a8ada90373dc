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
        'If you can install plugins, install ours instead (see docs/wordpress.md). It adds blocks and shortcodes that authors may use too, and a form that works without scripts.',
      ),
      step('Edit the page and add a “Custom HTML” block. In a paragraph, the editor would remove the tag.'),
      step('Paste this into the block.', 'whole'),
      step(
        'Publish the page. Only administrators and editors can do this, and on a multisite network only super admins. If you can’t, choose “WordPress: classic editor, or as an author” above.',
      ),
    ],
  },
  {
    id: 'wordpress-classic',
    name: 'WordPress: classic editor, or as an author',
    takesTags: false,
    steps: [
      step(
        'Once, an administrator adds this to the site’s footer: in a “Custom HTML” block under Appearance → Editor → Footer, or with a plugin for headers and footers.',
        'head',
      ),
      step('In the page, open the “Text” tab or add a “Custom HTML” block, and paste this.', 'placeholder'),
      step('Publish the page.'),
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
      step('Drag an “HTML” or “Code” widget into the page.'),
      step('Paste this into the widget, and update the page.', 'whole'),
    ],
  },
  {
    id: 'ghost',
    name: 'Ghost',
    takesTags: true,
    steps: [
      step('Once, in Settings → Code injection → Site footer, paste this and save.', 'head'),
      step('In the post or page, type /html, choose the HTML card and paste this.', 'tag'),
      step('Publish the page.'),
    ],
  },
  {
    id: 'squarespace',
    name: 'Squarespace',
    takesTags: true,
    steps: [
      step('Edit the page and add a “Code” block of the type HTML. Your plan must include code.'),
      step('Paste this into the block and save.', 'whole'),
    ],
  },
  {
    id: 'wix',
    name: 'Wix',
    takesTags: false,
    steps: [
      step('In the editor, choose Add elements → Embed code → Embed a site.'),
      step('Enter this address, then drag the box to the size you want.', 'frame-address'),
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
      step('Publish the site. The Designer itself doesn’t run scripts, so you won’t see the element there.'),
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
      step('Under Customize, add a “Custom Liquid” section and paste this.', 'tag'),
    ],
  },
  {
    id: 'drupal',
    name: 'Drupal',
    takesTags: false,
    steps: [
      step(
        'Once, place a block with the text format “Full HTML” in the footer region, and paste this into it.',
        'head',
      ),
      step(
        'In the content, choose the text format “Full HTML”, then “Source”, and paste this.',
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
        'Once, set the filter of your group to “No filtering” (Global Configuration → Text Filters), and add this to the footer as a “Custom” module.',
        'head',
      ),
      step('In the article, switch the editor to the source and paste this.', 'placeholder'),
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
      step('In Hugo, set markup.goldmark.renderer.unsafe to true. Otherwise, Hugo leaves HTML out.'),
    ],
  },
  {
    id: 'framer',
    name: 'Framer',
    takesTags: true,
    steps: [
      step('Add the Embed component (under Utility), and choose the type HTML.'),
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
        'Paste this where the site accepts HTML or embeds. If it asks for an address, enter only the one in src="…".',
        'frame',
      ),
      step('On the server, add the address of the site to EMBED_ORIGINS or ORIGINS.'),
    ],
  },
];
