"""What a feature may declare, and the list of the features that are installed.

A feature is a folder with a module `feature` that holds `FEATURE = Feature(...)`, and one line in
`INSTALLED_APPS`. Today, Mine, Ours, Progress, the export, the demo, the tick and the addresses ask
this registry and know no feature by name. docs/new-feature.md walks through one.
"""
