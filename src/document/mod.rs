//! What a report says, whatever the format: headings, text, typed tables and trees.
