"""The look: base templates, components, style, icons, /styleguide. No tables, no business."""
