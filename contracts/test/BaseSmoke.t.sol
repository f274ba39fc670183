// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
contract BaseSmokeTest is Base {
    function testLife() public {
        IMarket.Order memory order = locked();
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, PRICE);
        checkAllPaidOut(NATIVE);
        eq(provers.slashes().length, 0, "no slash");
    }
}
