/** The four blocks in the editor: controls for what can be set, and the element itself, in a frame of the server. */
(function ({ blocks, blockEditor, components, data, element, i18n }, site) {
  const { __, sprintf } = i18n;
  const { createElement: h, useEffect, useRef, useState } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextControl, ToggleControl } = components;

  /** Until the frame says how high it is; as in docs/embed.md. */
  const HEIGHTS = {
    'newsletter-signup': 416,
    'member-login': 480,
    'group-board': 960,
    'showcase-feed': 960,
  };
  const MAX_HEIGHT = 20000;
  /** Without a message after this time, the server has probably refused to be framed. */
  const PATIENCE_MS = 10000;

  const icons = {
    'newsletter-signup': 'email-alt',
    'member-login': 'lock',
    'group-board': 'groups',
    'showcase-feed': 'format-gallery',
  };

  /** What is set, by the names of the attributes. */
  function settings(tag, properties) {
    return Object.entries(site.elements[tag]).flatMap(([name, { property, kind, initial }]) => {
      const value = properties[property];
      if (value === undefined || value === '' || value === false || String(value) === initial) return [];
      return [[name, kind === 'boolean' ? '' : String(value)]];
    });
  }

  function previewAddress(tag, properties) {
    const query = new URLSearchParams(settings(tag, properties));
    query.set('lang', site.lang);
    query.set('color-scheme', site.colorScheme);
    if (site.accentColor) query.set('accent-color', site.accentColor);
    return `${site.server}/embed/${tag}?${query}`;
  }

  /** Not at every key: each address is a page that the server makes. */
  function useSettled(value) {
    const [settled, settle] = useState(value);
    useEffect(() => {
      const timer = setTimeout(settle, 400, value);
      return () => clearTimeout(timer);
    }, [value]);
    return settled;
  }

  function Preview({ tag, title, properties }) {
    const address = useSettled(previewAddress(tag, properties));
    const frame = useRef();
    const [height, setHeight] = useState(undefined);
    const [isLate, setLate] = useState(false);
    useEffect(() => {
      // The canvas of the editor may be a frame of its own.
      const view = frame.current.ownerDocument.defaultView;
      const receive = ({ source, origin, data }) => {
        if (source !== frame.current.contentWindow || origin !== new URL(address).origin) return;
        if (!data || data.type !== 'community-embed' || !(data.height > 0)) return;
        setHeight(Math.min(data.height, MAX_HEIGHT));
        setLate(false);
      };
      view.addEventListener('message', receive);
      const timer = setTimeout(setLate, PATIENCE_MS, true);
      return () => {
        view.removeEventListener('message', receive);
        clearTimeout(timer);
      };
    }, [address]);
    return h(
      'div',
      { className: 'community-widgets-preview' },
      isLate &&
        height === undefined &&
        h(
          'p',
          { className: 'community-widgets-note' },
          site.settings
            ? __(
                'The preview does not come. Test the connection under Settings → Community widgets.',
                'community-widgets',
              )
            : __(
                'The preview does not come. Ask an administrator to test the connection.',
                'community-widgets',
              ),
        ),
      h('iframe', {
        ref: frame,
        src: address,
        /* translators: %s: name of a block */
        title: sprintf(__('Preview: %s', 'community-widgets'), title),
        tabIndex: -1,
        style: { height: height ?? HEIGHTS[tag] },
        onLoad: () => frame.current?.contentWindow.postMessage('community-embed', '*'),
      }),
    );
  }

  /** Where no server is set. */
  const setUp = (tag, title) =>
    h(
      Placeholder,
      {
        icon: icons[tag],
        label: title,
        instructions: site.settings
          ? __('First, enter the address of your community server.', 'community-widgets')
          : __('An administrator must first enter the address of the community server.', 'community-widgets'),
      },
      site.settings &&
        h(
          components.Button,
          { variant: 'primary', href: site.settings, target: '_blank' },
          __('Open the settings', 'community-widgets'),
        ),
    );

  function control(attribute, value, change) {
    const { property, kind, label, help, initial, options } = attribute;
    const shared = { key: property, label, help, __nextHasNoMarginBottom: true };
    if (kind === 'boolean') return h(ToggleControl, { ...shared, checked: Boolean(value), onChange: change });
    if (kind === 'choice')
      return h(SelectControl, {
        ...shared,
        value: value || initial,
        options: options.map((it) => ({ value: it, label: it[0].toUpperCase() + it.slice(1) })),
        onChange: change,
      });
    if (kind === 'number')
      return h(TextControl, {
        ...shared,
        type: 'number',
        min: 0,
        value: value ?? '',
        placeholder: initial,
        onChange: (typed) => change(typed === '' ? undefined : Number(typed)),
      });
    return h(TextControl, { ...shared, value: value ?? '', placeholder: initial, onChange: change });
  }

  const editOf = (tag) =>
    function Edit({ name, attributes, setAttributes }) {
      const { title } = blocks.getBlockType(name);
      const controls = Object.values(site.elements[tag]).map((attribute) =>
        control(attribute, attributes[attribute.property], (value) =>
          setAttributes({ [attribute.property]: value }),
        ),
      );
      return h(
        'div',
        useBlockProps(),
        h(InspectorControls, null, h(PanelBody, { title: __('Settings', 'community-widgets') }, controls)),
        site.server ? h(Preview, { tag, title, properties: attributes }) : setUp(tag, title),
      );
    };

  /** The properties of a block from written attributes: of a tag, a placeholder or a shortcode. */
  function propertiesFrom(tag, read) {
    const found = Object.entries(site.elements[tag]).flatMap(([name, { property, kind, options }]) => {
      const value = read(name);
      if (value === null || value === undefined) return [];
      if (kind === 'boolean') return [[property, value !== 'false']];
      if (kind === 'number') return Number.isFinite(Number(value)) ? [[property, Number(value)]] : [];
      if (kind === 'choice' && !options.includes(value)) return [];
      return [[property, value]];
    });
    return Object.fromEntries(found);
  }

  /** What people paste, and what stood there before the plugin, becomes the block. */
  function transformsTo(tag) {
    const name = `community-widgets/${tag}`;
    const isTag = (node) => node.localName === tag;
    const isPlaceholder = (node) => node.localName === 'div' && node.dataset.community === tag;
    const attributes = Object.keys(site.elements[tag]);
    const shortcode = tag.replace('-', '_');
    return {
      from: [
        {
          type: 'raw',
          priority: 5,
          isMatch: (node) => isTag(node) || isPlaceholder(node),
          schema: {
            [tag]: { attributes },
            div: { attributes: ['data-community', ...attributes.map((it) => `data-${it}`)] },
          },
          transform: (node) =>
            blocks.createBlock(
              name,
              propertiesFrom(tag, (it) => node.getAttribute(isTag(node) ? it : `data-${it}`)),
            ),
        },
        {
          type: 'shortcode',
          tag: shortcode,
          attributes: Object.fromEntries(
            Object.entries(site.elements[tag]).map(([attribute, { property, kind }]) => [
              property,
              {
                type: kind === 'boolean' || kind === 'number' ? kind : 'string',
                shortcode: ({ named, numeric }) => {
                  const written = attribute.replaceAll('-', '_');
                  if (kind === 'boolean' && numeric.includes(written)) return true;
                  return propertiesFrom(tag, (it) =>
                    it === attribute ? (named[written] ?? named[attribute]) : undefined,
                  )[property];
                },
              },
            ]),
          ),
        },
      ],
    };
  }

  for (const tag of Object.keys(site.elements))
    blocks.registerBlockType(`community-widgets/${tag}`, {
      edit: editOf(tag),
      // The server renders it, so that a post holds nothing that an author may not save.
      save: () => null,
      transforms: transformsTo(tag),
    });

  const LOGIN = 'member-login, [data-community="member-login"]';
  const MEDIA = 'img, picture, video, audio, iframe, object, embed, svg, script, form, input';
  const count = (text, pattern) => [...text.matchAll(pattern)].length;

  /** Whether a child of a member login is left out by the plugin (includes/members-content.php). */
  const isForMembers = (node) =>
    !['signed-out', 'heading'].includes(node.slot) &&
    node.localName !== 'noscript' &&
    node.nodeType !== Node.COMMENT_NODE &&
    (node.textContent.trim() || node.matches?.(MEDIA) || node.querySelector?.(MEDIA));

  /** Whether a block of HTML has something between the tags of a member login, or begins one that ends in a block below. */
  function hasMembersContent({ name, attributes, innerBlocks }) {
    if (innerBlocks.some(hasMembersContent)) return true;
    if (name !== 'core/html' && name !== 'core/freeform') return false;
    const template = document.createElement('template');
    const html = (template.innerHTML = attributes.content || '');
    return (
      count(html, /<member-login[\s>]/gi) > count(html, /<\/member-login[\s>]/gi) ||
      [...template.content.querySelectorAll(LOGIN)].some((login) => [...login.childNodes].some(isForMembers))
    );
  }

  const NOTICE = 'community-widgets-members-content';
  let isShown = false;
  let seen;
  data.subscribe(() => {
    const written = data.select('core/block-editor').getBlocks();
    if (written === seen) return;
    seen = written;
    if (written.some(hasMembersContent) === isShown) return;
    isShown = !isShown;
    const { createWarningNotice, removeNotice } = data.dispatch('core/notices');
    if (isShown) createWarningNotice(site.members, { id: NOTICE, isDismissible: false });
    else removeNotice(NOTICE);
  });
})(globalThis.wp, globalThis.communityWidgets);
