/** Names of transports, security layers and application protocols: data, lower case. */

/** What a port number belongs to. */
export const PORTED: ReadonlySet<string> = new Set('tcp|udp|sctp|dccp|udp-lite|udplite'.split('|'));

/** Transports: those with ports, and what else runs right on IP in the place of one. */
export const TRANSPORTS: ReadonlySet<string> = new Set([...PORTED, ...'icmp|icmpv4|icmpv6|esp|ah|gre'.split('|')]);

export const SECURITY: ReadonlySet<string> = new Set('tls|mtls|ssl|dtls|starttls|ipsec'.split('|'));

export const PROTOCOLS: ReadonlySet<string> = new Set(
	(
		'http|https|http2|http3|quic|spdy|websocket|websockets|ws|wss|grpc|soap|rest|json-rpc|xml-rpc|webdav|' +
		'sip|sips|sdp|rtp|rtcp|srtp|srtcp|zrtp|stun|stuns|turn|turns|ice|msturn|psom|mgcp|megaco|sccp|h323|iax|iax2|rtsp|rtmp|rtmps|rtmpt|msrp|bfcp|mms|' +
		'webrtc|t38|xmpp|irc|nntp|nntps|simple|cpim|' +
		'dns|mdns|llmnr|dot|doh|dhcp|dhcpv6|bootp|ntp|sntp|ptp|nts|wins|nbns|nbt|netbios|ssdp|upnp|wsd|ws-discovery|slp|lldp|cdp|arp|' +
		'ldap|ldaps|kerberos|krb5|radius|radsec|diameter|tacacs|tacacs+|eap|saml|oauth|ntlm|scep|ocsp|cmp|est|acme|' +
		'smb|smb2|smb3|cifs|nfs|afp|iscsi|fcip|ndmp|rsync|ftp|ftps|sftp|tftp|scp|ftam|' +
		'rpc|msrpc|ms-rpc|dcom|wcf|rmi|corba|iiop|jmx|jdbc|odbc|wmi|winrm|ws-man|wsman|ipmi|redfish|snmp|snmptrap|syslog|netflow|sflow|ipfix|gelf|' +
		'ssh|telnet|rlogin|rsh|rexec|rdp|vnc|x11|spice|ica|pcoip|rfb|' +
		'smtp|smtps|esmtp|lmtp|imap|imaps|imap4|pop3|pop3s|mapi|activesync|' +
		'amqp|amqps|mqtt|mqtts|coap|coaps|stomp|kafka|nats|zeromq|xdmcp|' +
		'tds|sqlnet|mysql|postgresql|postgres|mongodb|redis|memcached|cql|' +
		'ike|ikev1|ikev2|isakmp|l2tp|pptp|sstp|openvpn|wireguard|ip-https|teredo|6to4|isatap|nat-t|vxlan|geneve|' +
		'bgp|ospf|ospfv3|rip|ripng|eigrp|is-is|vrrp|hsrp|carp|glbp|bfd|pim|igmp|mld|mpls|ldp|rsvp|stp|lacp|' +
		'icap|wccp|socks|socks4|socks5|finger|whois|gopher|lpd|lpr|ipp|ipps|cups|jetdirect|' +
		'modbus|bacnet|opc-ua|opcua|dnp3|profinet|ethercat|knx|lwm2m|tr-069|cwmp|netconf|restconf|gnmi|openflow|capwap|lwapp|onvif|' +
		'gtp|gtp-c|gtp-u|sigtran|m3ua|s1ap|x2ap|ngap|pfcp|tcp/ip|net.tcp|net.pipe'
	).split('|'),
);

/** Names that are also words or abbreviations of some language: protocols only in capitals or beside a transport. */
export const WORDLIKE: ReadonlySet<string> = new Set(
	(
		'turn|turns|stun|stuns|rest|soap|ah|esp|ws|ice|simple|est|acme|dot|doh|radius|diameter|finger|rip|pim|carp|mms|spice|ica|' +
		'cups|nats|cmp|eap|slp|cdp|stp|mld|wins|rsh|nts|cql|gopher|is-is'
	).split('|'),
);

/** Acronyms that stand beside transports and are no protocols. */
export const NO_PROTOCOL: ReadonlySet<string> = new Set(
	'ip|ipv4|ipv6|id|nat|vlan|lan|wan|dmz|vip|url|fqdn|nic|any|all|in|out|na|n|no|yes|and|or|aka|os|pc|vm'.split('|'),
);
