package site

import "strings"

// policy is the content security policy: nothing but the site's own files,
// no inline code, no framing, and no strings into the DOM's script sinks.
var policy = []string{
	"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
	"manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
	"require-trusted-types-for 'script'", "trusted-types 'none'",
}

// Header is a response header.
type Header struct{ Name, Value string }

// SecurityHeaders are sent with every page by hosts that can send headers.
// netlify.toml repeats them, and a test holds the two equal; it also lets other
// sites show the share images, which the development server does not: nobody
// may find out from a page on the web what an editor is working on.
func SecurityHeaders() []Header {
	return []Header{
		{"Content-Security-Policy", strings.Join(policy, "; ")},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
}

// MetaPolicy is the policy for the meta element, for hosts that send no
// headers. A meta element cannot forbid framing.
func MetaPolicy() string {
	var parts []string
	for _, p := range policy {
		if !strings.HasPrefix(p, "frame-ancestors") {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "; ")
}
