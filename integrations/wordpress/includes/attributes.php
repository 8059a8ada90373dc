<?php
/**
 * What may be set on an element in a block, a shortcode or a pasted tag.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

const MAX_ATTRIBUTE_LENGTH = 500;

/** The attributes of the four elements, by tag. */
function element_attributes(): array {
	static $elements;
	if ( ! $elements ) {
		$elements = require __DIR__ . '/element-attributes.php';
	}
	return $elements;
}

/**
 * The attributes that an element gets: only known ones, with a value of their kind, and only where it is not the default.
 *
 * @param string $tag   Tag of an element.
 * @param array  $given Values by the name of the attribute.
 * @return string[] Values by the name of the attribute.
 */
function clean_attributes( string $tag, array $given ): array {
	$clean = array();
	foreach ( element_attributes()[ $tag ] as $name => $attribute ) {
		if ( ! isset( $given[ $name ] ) || ! is_scalar( $given[ $name ] ) ) {
			continue;
		}
		$value = clean_value( $attribute, $given[ $name ] );
		if ( null !== $value && $value !== $attribute['initial'] ) {
			$clean[ $name ] = $value;
		}
	}
	return $clean;
}

/**
 * A value as text, or null where it is none of the attribute's kind.
 *
 * @param array                 $attribute One of `element_attributes()`.
 * @param string|int|float|bool $value     What was given.
 */
function clean_value( array $attribute, $value ): ?string {
	switch ( $attribute['kind'] ) {
		case 'boolean':
			return in_array( $value, array( false, 0, '0', 'false', 'no', 'off' ), true ) ? null : '';
		case 'number':
			return is_numeric( $value ) && $value >= 0 ? (string) (int) $value : null;
		case 'choice':
			return in_array( $value, $attribute['options'], true ) ? $value : null;
		case 'path':
			return is_own_path( (string) $value ) ? (string) $value : null;
		default:
			$text = trim( (string) $value );
			return '' === $text || strlen( $text ) > MAX_ATTRIBUTE_LENGTH ? null : $text;
	}
}

/**
 * Whether an address is a path of this site. Browsers read `/\host` as another host.
 *
 * @param string $address An address.
 */
function is_own_path( string $address ): bool {
	return strlen( $address ) <= MAX_ATTRIBUTE_LENGTH && 1 === preg_match( '~^/(?!/)[^\\\\\s]*$~D', $address );
}
