<?php
/**
 * Tags that people without `unfiltered_html` may paste: the four, with what content may set. Never `api`, `source` or `strings`, by which
 * a form would send passwords to another server or say something else.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

add_filter( 'wp_kses_allowed_html', __NAMESPACE__ . '\allow_elements', 10, 2 );

/**
 * Adds the elements to what posts may have. Comments have another context. The placeholder, a <div> with `data-` attributes, is allowed
 * by WordPress itself.
 *
 * @param array        $allowed Attributes by tag.
 * @param string|array $context What is filtered.
 */
function allow_elements( $allowed, $context ): array {
	if ( 'post' !== $context ) {
		return $allowed;
	}
	foreach ( element_attributes() as $tag => $attributes ) {
		$allowed[ $tag ] = array(
			'class' => true,
			'id'    => true,
			'lang'  => true,
			'dir'   => true,
			'style' => true,
		);
		foreach ( $attributes as $name => $attribute ) {
			$allowed[ $tag ][ $name ] = 'path' === $attribute['kind'] ? array( 'value_callback' => __NAMESPACE__ . '\is_own_path' ) : true;
		}
	}
	foreach ( array( 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div' ) as $tag ) {
		$allowed[ $tag ]['slot'] = true;
	}
	return $allowed;
}
