<?php
/**
 * The four shortcodes: [newsletter_signup layout="card"], [member_login page="…"], [group_board], [showcase_feed count="6"].
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_shortcodes' );

/** Registers them. */
function register_shortcodes(): void {
	foreach ( array_keys( element_attributes() ) as $tag ) {
		add_shortcode(
			str_replace( '-', '_', $tag ),
			/*
			 * What an author writes between two shortcodes is left out: as content for members, it would be in the page's source, in feeds
			 * and in search results.
			 */
			static function ( $written ) use ( $tag ): string {
				return render_element( $tag, attributes_of_shortcode( is_array( $written ) ? $written : array() ) );
			}
		);
	}
}

/**
 * The attributes of an element, from those of a shortcode: `heading_level="3"`, and `compact` alone.
 *
 * @param array $written As WordPress has read them.
 */
function attributes_of_shortcode( array $written ): array {
	$attributes = array();
	foreach ( $written as $name => $value ) {
		$is_flag                                    = is_int( $name );
		$name                                       = $is_flag ? $value : $name;
		$attributes[ str_replace( '_', '-', strtolower( $name ) ) ] = $is_flag ? '' : wp_specialchars_decode( $value, ENT_QUOTES );
	}
	return $attributes;
}
