<?php
/**
 * The colours, corners and title font of a block theme (theme.json and the choices under Appearance → Editor → Styles), as tokens of the
 * elements.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * Tokens by name. Values are resolved, for the variables of WordPress exist on the body only, in 6.5 and before.
 *
 * @return string[]
 */
function theme_tokens(): array {
	// A classic theme names no colours to WordPress; some have this variable. Where there is none, the token is as if it were not set.
	$tokens = array( '--community-accent-color' => 'var(--button--color-background)' );
	if ( has_theme_json() ) {
		$styles     = wp_get_global_styles();
		$background = theme_value( $styles['color']['background'] ?? null );
		$tokens     = array(
			'--community-accent-color'     => theme_value( $styles['elements']['button']['color']['background'] ?? null ),
			'--community-on-accent-color'  => theme_value( $styles['elements']['button']['color']['text'] ?? null ),
			'--community-border-radius'    => theme_value( $styles['elements']['button']['border']['radius'] ?? null ),
			'--community-heading-font'     => theme_value( $styles['elements']['heading']['typography']['fontFamily'] ?? null ),
			'--community-field-background' => $background,
			'--community-field-text-color' => theme_value( $styles['color']['text'] ?? null ),
		);
		// A capsule is a shape for buttons, and not for fields and cards.
		if ( preg_match( '~^\d{3,}px$|%$~', $tokens['--community-border-radius'] ) ) {
			unset( $tokens['--community-border-radius'] );
		}
		// Both or neither: one alone may be the colour of the browser's other.
		if ( ! $background || ! $tokens['--community-field-text-color'] ) {
			unset( $tokens['--community-field-background'], $tokens['--community-field-text-color'] );
		}
		$tokens['color-scheme'] = $background && is_dark( $background ) ? 'dark' : '';
	}
	/**
	 * Filters the tokens that the plugin takes from the theme. A token in the site's own CSS on `:root` comes first in any case.
	 *
	 * @param string[] $tokens CSS values by the name of the token.
	 */
	return array_filter( (array) apply_filters( 'community_widgets_theme_tokens', array_filter( $tokens, 'strlen' ) ), __NAMESPACE__ . '\is_css_value' );
}

/** The tokens as CSS, with no weight, so that every rule of the site for `:root` comes first. */
function theme_css(): string {
	$tokens = theme_tokens();
	$scheme = $tokens['color-scheme'] ?? '';
	unset( $tokens['color-scheme'] );
	$css = '';
	foreach ( $tokens as $name => $value ) {
		$css .= "{$name}:{$value};";
	}
	$css = $css ? ":where(:root){{$css}}" : '';
	return $scheme ? $css . ':where(newsletter-signup,member-login,group-board,showcase-feed){color-scheme:' . $scheme . '}' : $css;
}

/** Whether the theme has a theme.json. */
function has_theme_json(): bool {
	return function_exists( 'wp_theme_has_theme_json' ) ? wp_theme_has_theme_json() : \WP_Theme_JSON_Resolver::theme_has_support();
}

/**
 * A value of theme.json, with presets resolved; empty where it is none that can be used.
 *
 * @param mixed $value For example `#fff`, `var:preset|color|base` or `var(--wp--preset--color--base)`.
 */
function theme_value( $value ): string {
	if ( ! is_string( $value ) ) {
		return '';
	}
	if ( preg_match( '~^var:preset\|([\w-]+)\|([\w-]+)$|^var\(\s*--wp--preset--([a-z-]+?)--([\w-]+)\s*\)$~', $value, $found ) ) {
		$value = preset_value( $found[1] ? $found[1] : $found[3], $found[2] ? $found[2] : $found[4] );
	}
	return is_css_value( $value ) ? $value : '';
}

/**
 * The value of a preset: what the owner has chosen, then the theme's, then that of WordPress.
 *
 * @param string $kind `color` or `font-family`.
 * @param string $slug Name of the preset.
 */
function preset_value( string $kind, string $slug ): string {
	$paths = array(
		'color'       => array( array( 'color', 'palette' ), 'color' ),
		'font-family' => array( array( 'typography', 'fontFamilies' ), 'fontFamily' ),
	);
	if ( ! isset( $paths[ $kind ] ) ) {
		return '';
	}
	list( $path, $key ) = $paths[ $kind ];
	$presets            = (array) wp_get_global_settings( $path );
	foreach ( array( 'custom', 'theme', 'default' ) as $origin ) {
		foreach ( (array) ( $presets[ $origin ] ?? array() ) as $preset ) {
			if ( _wp_to_kebab_case( $preset['slug'] ?? '' ) === $slug ) {
				return (string) ( $preset[ $key ] ?? '' );
			}
		}
	}
	return '';
}

/**
 * Whether a value can stand in a style sheet without ending its rule, or loading anything.
 *
 * @param mixed $value A CSS value.
 */
function is_css_value( $value ): bool {
	return is_string( $value ) && 1 === preg_match( '~^[\w#%.,()\s"\'+*/-]{1,200}$~', $value ) && ! preg_match( '~url|expression|/\*~i', $value );
}

/**
 * Whether a colour is dark. Only hexadecimal ones are understood.
 *
 * @param string $color A CSS colour.
 */
function is_dark( string $color ): bool {
	if ( ! preg_match( '~^#([0-9a-f]{3}|[0-9a-f]{6})$~i', $color, $found ) ) {
		return false;
	}
	$hex = 3 === strlen( $found[1] ) ? preg_replace( '~.~', '$0$0', $found[1] ) : $found[1];
	list( $red, $green, $blue ) = array_map( 'hexdec', str_split( $hex, 2 ) );
	return 0.2126 * $red + 0.7152 * $green + 0.0722 * $blue < 100;
}
