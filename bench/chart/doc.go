// Package chart shows reports: tables as text, and charts as a page with inline SVG and as PNG pictures, in light and in dark.
//
// It promises: pure functions, one output for one report; a figure's spread beside it; what was not measured is a dash, never 0; a text of a report is never
// markup or a command; no script, font or picture from elsewhere.
// It must not know: how figures are made, files, terminals.
package chart
