<?php
/**
 * Tags of the elements in the text of the classic editor and the classic block. In the tab "Visual", TinyMCE takes out every tag that it
 * does not know.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

add_filter( 'tiny_mce_before_init', __NAMESPACE__ . '\teach_visual_editor' );
add_filter( 'mce_external_plugins', __NAMESPACE__ . '\add_visual_plugin' );
// Before and after paragraphs (10).
foreach ( array( 'the_content', 'widget_text_content' ) as $community_widgets_hook ) {
	add_filter( $community_widgets_hook, __NAMESPACE__ . '\separate_elements', 9 );
	add_filter( $community_widgets_hook, __NAMESPACE__ . '\unwrap_elements', 11 );
}
unset( $community_widgets_hook );

/** A whole element; what stands in it may have several lines. */
const ELEMENT = '<(?<tag>newsletter-signup|member-login|group-board|showcase-feed)(?=[\s>])(?:(?!</\k<tag>>).)*+</\k<tag>>';

/**
 * Makes the four tags known, with every attribute: what people may set is decided when they save.
 *
 * @param array $settings Settings of TinyMCE.
 */
function teach_visual_editor( array $settings ): array {
	$tags  = array_keys( element_attributes() );
	$rules = array_map(
		static function ( string $tag ): string {
			return $tag . '[*]';
		},
		$tags
	);
	foreach ( array(
		'custom_elements'         => $tags,
		'extended_valid_elements' => $rules,
	) as $name => $added ) {
		$settings[ $name ] = implode( ',', array_filter( array_merge( array( $settings[ $name ] ?? '' ), $added ) ) );
	}
	return $settings;
}

/**
 * Keeps the tags from what WordPress and TinyMCE do with paragraphs, and shows the name of each, which is empty in the editor.
 *
 * @param array $plugins Addresses of scripts, by name.
 */
function add_visual_plugin( array $plugins ): array {
	$plugins['communityWidgets'] = plugins_url( 'assets/visual-editor.js', COMMUNITY_WIDGETS_FILE );
	return $plugins;
}

/**
 * Gives elements on lines of their own empty lines around them, so that they get paragraphs of their own, which the next function removes.
 *
 * @param string|mixed $content HTML.
 * @return string|mixed
 */
function separate_elements( $content ) {
	// Blocks have no such paragraphs.
	if ( ! is_string( $content ) || ! has_filter( current_filter(), 'wpautop' ) ) {
		return $content;
	}
	$lines = '~^(?:\s*' . ELEMENT . ')++\h*\r?$~ms';
	$apart = static function ( array $found ): string {
		return (string) preg_replace( '~' . ELEMENT . '~s', "\n\n$0\n\n", $found[0] );
	};
	return preg_replace_callback( $lines, $apart, $content ) ?? $content;
}

/**
 * Takes elements that stand alone out of their paragraph, as WordPress does with shortcodes: a paragraph in the element would end it.
 *
 * @param string|mixed $content HTML.
 * @return string|mixed
 */
function unwrap_elements( $content ) {
	return is_string( $content ) ? preg_replace( '~<p>\s*(' . ELEMENT . ')\s*</p>~s', '$1', $content ) ?? $content : $content;
}
