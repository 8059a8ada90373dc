<?php
/**
 * The four blocks. A post stores their attributes only, so that people without `unfiltered_html` can save them.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_blocks' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\add_editor_data' );

/** Registers the blocks and the script that edits them. */
function register_blocks(): void {
	wp_register_script(
		'community-widgets-blocks',
		plugins_url( 'assets/blocks.js', COMMUNITY_WIDGETS_FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-data', 'wp-element', 'wp-i18n', 'wp-notices' ),
		COMMUNITY_WIDGETS_VERSION,
		true
	);
	wp_register_style( 'community-widgets-editor', plugins_url( 'assets/editor.css', COMMUNITY_WIDGETS_FILE ), array(), COMMUNITY_WIDGETS_VERSION );
	wp_set_script_translations( 'community-widgets-blocks', 'community-widgets' );
	foreach ( array_keys( element_attributes() ) as $tag ) {
		register_block_type(
			dirname( COMMUNITY_WIDGETS_FILE ) . '/blocks/' . $tag,
			array(
				'render_callback' => static function ( array $attributes ) use ( $tag ): string {
					return render_element( $tag, attributes_of_block( $tag, $attributes ), get_block_wrapper_attributes() );
				},
			)
		);
	}
}

/**
 * The attributes of an element, from those of its block, which have the names of properties.
 *
 * @param string $tag        Tag of an element.
 * @param array  $properties Values by the name of the property.
 */
function attributes_of_block( string $tag, array $properties ): array {
	$attributes = array();
	foreach ( element_attributes()[ $tag ] as $name => $attribute ) {
		$attributes[ $name ] = $properties[ $attribute['property'] ] ?? null;
	}
	return $attributes;
}

/** What the block editor needs to know. */
function add_editor_data(): void {
	$tokens = theme_tokens();
	$accent = $tokens['--community-accent-color'] ?? '';
	$data   = array(
		'server'      => server(),
		'settings'    => current_user_can( 'manage_options' ) ? settings_url() : '',
		'elements'    => element_attributes(),
		'lang'        => site_language(),
		'accentColor' => preg_match( '~^#[0-9a-f]{6}$~i', $accent ) ? $accent : '',
		'colorScheme' => $tokens['color-scheme'] ?? 'light',
		'members'     => members_content_note(),
	);
	wp_add_inline_script( 'community-widgets-blocks', 'window.communityWidgets = ' . wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}
