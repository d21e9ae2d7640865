"""The plugins that come with stripper, one module for each noise kind."""
