"""What the plugin makes of the configuration before anything is loaded."""

from mkdocs.config.defaults import MkDocsConfig

from playbook.mkdocs.plugin import PlaybookPlugin


def test_empty_address_of_the_site_is_none() -> None:
    plugin = PlaybookPlugin()
    for given, used in (("", "http://127.0.0.1:8000/"), ("https://example.ca/guide/", "https://example.ca/guide/")):
        config = MkDocsConfig()
        config.site_url = given
        assert plugin.on_config(config).site_url == used
