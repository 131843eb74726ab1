"""Every page of the built site, looked at as readers meet it.

Comes in: the folder of a built site. Goes out: what is wrong, by check, page, state and element; and pictures of it.
"""
