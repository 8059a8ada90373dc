/** The tab "Visual": keeps the tags of the elements, and what stands in them, as they were written. */
(function ({ jQuery, tinymce }) {
  const TAGS = 'newsletter-signup,member-login,group-board,showcase-feed';
  const WHOLE = new RegExp(`<(${TAGS.replaceAll(',', '|')})(?=[\\s>])(?:(?!</\\1>)[^])*</\\1>`, 'g');
  let kept = [];

  // WordPress puts every tag that it doesn't know into a paragraph, out of which TinyMCE takes it.
  jQuery(document)
    .on('beforeWpautop beforePreWpautop', (_, text) => {
      kept = [];
      text.data = text.data.replace(
        WHOLE,
        (tag) => `<div data-community-kept="${kept.push(tag) - 1}"></div>`,
      );
    })
    .on('afterWpautop afterPreWpautop', (_, text) => {
      if (!kept.length) return;
      text.data = text.data
        .replace(/(?:\s*<div data-community-kept="\d+"><\/div>\s*)+/g, (places) =>
          ['', ...[...places.matchAll(/\d+/g)].map(([index]) => kept[index]), ''].join('\n\n'),
        )
        .trim();
    });

  // TinyMCE calls it with "new", which an arrow function doesn't take.
  tinymce.PluginManager.add('communityWidgets', function (editor, folder) {
    // The filter `mce_css` leaves out the dialog that newer versions have for a classic block.
    editor.contentCSS.push(`${folder}/editor.css`);
    editor.on('PreInit', () => {
      for (const name of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div']) {
        const rule = editor.schema.getElementRule(name);
        rule.attributes.slot = {};
        rule.attributesOrder.push('slot');
      }
      // An empty tag is a box that can be selected and deleted, but not typed into.
      editor.parser.addNodeFilter(TAGS, (nodes) => {
        for (const node of nodes) if (!node.firstChild) node.attr('contenteditable', 'false');
      });
      editor.serializer.addNodeFilter(TAGS, (nodes) => {
        for (const node of nodes) node.attr('contenteditable', null);
      });
    });
  });
})(globalThis);
