package io.github.ibkringest.flex;

/** The contract columns of the row templates: invented companies, real shapes. */
final class Contracts {

    static final String STOCK = """
            currency=USD
            assetCategory=STK
            subCategory=COMMON
            symbol=NWND
            description=NORTHWIND TRADERS & CO
            conid=900100001
            securityID=US9900011092
            securityIDType=ISIN
            cusip=990001109
            isin=US9900011092
            figi=BBG990000018
            listingExchange=NASDAQ
            underlyingConid=
            underlyingSymbol=NWND
            underlyingSecurityID=
            underlyingListingExchange=
            issuerCountryCode=US
            multiplier=1
            strike=
            expiry=
            putCall=
            """;

    static final String OPTION = """
            currency=USD
            assetCategory=OPT
            subCategory=P
            symbol=NWND  260717P00040000
            description=NWND 17JUL26 40 P
            conid=900200001
            securityID=
            securityIDType=
            cusip=
            isin=
            figi=
            listingExchange=CBOE
            underlyingConid=900100001
            underlyingSymbol=NWND
            underlyingSecurityID=US9900011092
            underlyingListingExchange=NASDAQ
            issuerCountryCode=
            multiplier=100
            strike=40
            expiry=20260717
            putCall=P
            """;

    static final String FUTURE = OPTION + """
            assetCategory=FUT
            subCategory=
            symbol=XEMU6
            description=XEM 18SEP26
            conid=900300001
            listingExchange=CME
            underlyingConid=900300000
            underlyingSymbol=XEM
            underlyingSecurityID=
            underlyingListingExchange=
            multiplier=5
            strike=
            expiry=20260918
            putCall=
            """;

    static final String CURRENCY_PAIR = FUTURE + """
            currency=JPY
            assetCategory=CASH
            symbol=USD.JPY
            description=USD.JPY
            conid=900400001
            listingExchange=
            underlyingConid=
            underlyingSymbol=
            multiplier=1
            expiry=
            """;

    private Contracts() {}
}
